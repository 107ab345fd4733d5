/** Whether the host will answer this page. */
export function startSession(): Promise<'ready' | 'needsLink'> {
  return Promise.resolve('ready');
}
