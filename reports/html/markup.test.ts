import { expect, test } from 'vitest';
import { html, joined, pre, textOf } from './markup.ts';

test('Text is escaped where it stands', () => {
  const text = `<b> & "q" 'a'`;
  expect(textOf(html`<p title="${text}">${text}</p>`)).toBe(
    '<p title="&lt;b&gt; &amp; &quot;q&quot; &#39;a&#39;">&lt;b&gt; &amp; &quot;q&quot; &#39;a&#39;</p>',
  );
});

test('Characters that do not show are marked in text and escaped in attributes', () => {
  expect(textOf(html`<p title="${'\u202e'}">${'a\u202e\n'}</p>`)).toBe(
    String.raw`<p title="\u202e">a<span class="ctl">\u202e</span><span class="ctl">\n</span></p>`,
  );
});

test('Markup goes into markup as it is, and never into a tag', () => {
  const inner = html`<i>${'<'}</i>`;
  expect(textOf(html`<b>${[inner, undefined, false, 3]}</b>`)).toBe('<b><i>&lt;</i>3</b>');
  expect(() => html`<b class="${inner}"></b>`).toThrow('an attribute holds text');
});

test('An object that looks like markup is not taken for it', () => {
  const forged: unknown = JSON.parse('["<script>"]');
  expect(textOf(html`${forged as string[]}`)).toBe('&lt;script&gt;');
});

test('Preformatted text keeps its lines, even an empty first one', () => {
  expect(textOf(pre('\na\tb\r\n<'))).toBe('<pre>\n\na\tb<span class="ctl">\\r</span>\n&lt;</pre>');
});

test('Joined items are escaped', () => {
  expect(textOf(joined(['<', html`<i></i>`], ', '))).toBe('&lt;, <i></i>');
});
