const most = 80;
const around = 24;

/** Two texts as JSON, side by side; of long ones what is around the place where they part, and where that is (in UTF-16 units). */
export function parted(one: string, other: string): readonly [one: string, other: string] {
  if (Math.max(one.length, other.length) <= most) return [JSON.stringify(one), JSON.stringify(other)];
  const at = partingOf(one, other);
  return [partOf(one, at), partOf(other, at)];
}

function partingOf(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

function partOf(text: string, at: number): string {
  const from = Math.max(0, at - around);
  const to = at + around;
  const shown = JSON.stringify(text.slice(from, to));
  return `${from > 0 ? '…' : ''}${shown}${to < text.length ? '…' : ''} (from ${from + 1} of ${text.length} characters)`;
}
