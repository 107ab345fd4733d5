/** While work runs, closing or reloading the page makes the browser ask first. Answers with how to stop asking. */
export function guardUnload(): () => void {
  const warn = (event: BeforeUnloadEvent) => event.preventDefault();
  addEventListener('beforeunload', warn);
  return () => removeEventListener('beforeunload', warn);
}
