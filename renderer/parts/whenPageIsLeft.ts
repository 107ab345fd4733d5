/** Calls `act` when the page is hidden or goes away, so that nothing typed is lost with it; answers with how to stop. */
export function whenPageIsLeft(act: () => void): () => void {
  const hidden = () => {
    if (document.visibilityState === 'hidden') act();
  };
  addEventListener('beforeunload', act);
  addEventListener('pagehide', act);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    removeEventListener('beforeunload', act);
    removeEventListener('pagehide', act);
    document.removeEventListener('visibilitychange', hidden);
  };
}
