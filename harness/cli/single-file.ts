import { createHash } from 'node:crypto';
import { policyOf, references } from '../../reports/html/frame.ts';

type Files = Readonly<Record<string, string>>;

/** Pages that hold their style and script themselves, as for mail; the other files stay as they are. */
export function inSingleFiles({ 'style.css': style = '', 'report.js': script, ...others }: Files): Files {
  return Object.fromEntries(
    Object.entries(others).map(([name, text]) => [name, name.endsWith('.html') ? inlined(text, style, script) : text]),
  );
}

/** Nothing of a server is in style or script, so that neither ends early; the policy lets in these two only. */
function inlined(page: string, style: string, script: string | undefined): string {
  const hashes = [style, ...(script === undefined ? [] : [script])].map(hashOf) as [string, string?];
  return page
    .replace(attribute(policyOf("'self'", script && "'self'")), () => attribute(policyOf(...hashes)))
    .replace(references.style, () => `<style>${style}</style>`)
    .replace(references.script, () => `<script>${script}</script>`);
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const attribute = (text: string): string => text.replaceAll("'", '&#39;');
