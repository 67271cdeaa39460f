import { expect, test } from 'vitest';
import { codeOf } from '../coap/code.ts';
import { blockIn, bytesOfBlock, optionNumber } from '../coap/option.ts';
import { coapBench, created, type React } from './coap-bench.ts';
import { isLoss } from './transport.ts';

/** A server that takes blocks of a size, or knows of none. */
const takes =
  (size: number | undefined, got: Buffer[]): React =>
  (request, send) => {
    const option = request.options.find(({ number }) => number === optionNumber['Block1']);
    if (option === undefined) {
      got.push(Buffer.from(request.payload));
      return send(created(request));
    }
    if (size === undefined) return send({ ...created(request), code: codeOf('4.02'), payload: Buffer.alloc(0) });
    const block = blockIn(option.value);
    const respond = (code: string, more: boolean): void => {
      const own = {
        number: option.number,
        value: bytesOfBlock({ num: block.num, more, size: Math.min(size, block.size) }),
      };
      send({ ...created(request), code: codeOf(code), options: [own], payload: Buffer.alloc(0) });
    };
    if (block.size > size) return respond('4.13', false);
    got.push(Buffer.from(request.payload));
    return respond(block.more ? '2.31' : '2.04', block.more);
  };

test.for([[1024], [64], [undefined]] as const)(
  'a long request arrives whole where blocks have %s bytes',
  async ([size]) => {
    const got: Buffer[] = [];
    await using bench = await coapBench(takes(size, got));
    const body = Buffer.from('x'.repeat(2500));
    expect(await bench.exchange({ body }, 3000)).toMatchObject({ status: size === undefined ? 201 : 204 });
    expect(Buffer.concat(got).toString()).toBe(body.toString());
    expect(Math.max(...got.map(({ length }) => length))).toBeLessThanOrEqual(size ?? 2500);
  },
);

/** A server whose answer comes in blocks of 16 bytes. */
const inBlocks =
  (text: string, isWhole = true): React =>
  (request, send) => {
    const asked = request.options.find(({ number }) => number === optionNumber['Block2']);
    const num = asked === undefined ? 0 : blockIn(asked.value).num;
    const more = (num + 1) * 16 < text.length;
    const block = { number: optionNumber['Block2'] ?? 0, value: bytesOfBlock({ num, more, size: 16 }) };
    const response = created(request, text.slice(num * 16, (num + 1) * 16));
    send({
      ...response,
      code: num === 0 || isWhole ? response.code : codeOf('4.08'),
      options: [...response.options, block],
    });
  };

test('an answer in blocks is put together', async () => {
  const text = JSON.stringify({ a: 'y'.repeat(200) });
  await using bench = await coapBench(inBlocks(text));
  const got = await bench.exchange({}, 3000);
  expect(isLoss(got) ? got.text : Buffer.from(got.body).toString()).toBe(text);
  expect(got).not.toHaveProperty('isRepeated');
});

test('answers in blocks do not cross, for a server that keeps one of them for each sender', async () => {
  let kept = '';
  await using bench = await coapBench((request, send, from) => {
    const isFirst = !request.options.some(({ number }) => number === optionNumber['Block2']);
    if (isFirst) kept = JSON.stringify({ said: Buffer.from(request.payload).toString(), a: 'y'.repeat(200) });
    // Slow enough that the next request is there before the first answer is.
    setTimeout(() => inBlocks(kept)(request, send, from), 20);
  });
  const bodies = Array.from({ length: 8 }, (_, at) => `{"n":${at}}`);
  const answers = await Promise.all(bodies.map((body) => bench.exchange({ body: Buffer.from(body) }, 5000)));
  const said = answers.map((got) =>
    isLoss(got) ? got.text : (JSON.parse(Buffer.from(got.body).toString()) as { said: string }).said,
  );
  expect(said).toEqual(bodies);
  // The last one had nobody beside it.
  expect(answers.filter((got) => 'isRepeated' in got)).toHaveLength(7);
});

test('an answer of which blocks cannot be fetched is incomplete', async () => {
  await using bench = await coapBench(inBlocks('z'.repeat(40), false));
  const text = expect.stringContaining('block 1 was answered with 4.08 Request Entity Incomplete');
  expect(await bench.exchange()).toMatchObject({ lost: 'incomplete', text });
});
