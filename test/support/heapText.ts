/** Whether a text stands in a snapshot of V8's heap, which is JSON: characters beyond ASCII as they are or escaped, in either case. */
export function standsInHeap(heap: string, text: string): boolean {
  const told = JSON.stringify(text).slice(1, -1).toLowerCase();
  return heap.includes(told) || heap.includes(escaped(told));
}

/** A snapshot as `standsInHeap` takes it: folded once, since it has hundreds of megabytes. */
export function foldedHeap(snapshot: string): string {
  return snapshot.toLowerCase();
}

function escaped(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
