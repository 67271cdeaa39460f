/** Overwrites the last line of a terminal; stays out of logs. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

/** A line of its own beside the results, at once; what the last line of a terminal showed gives way. */
export function note(text: string): void {
  progress('');
  process.stderr.write(`${text}\n`);
}
