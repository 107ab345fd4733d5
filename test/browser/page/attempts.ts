/** Nobody listens there. */
const elsewhere = 'http://127.0.0.1:9';

/** What happened to each thing a page of the desk might do: its result, or the name of the error. */
export async function attemptEverything(): Promise<Record<string, string>> {
  const nonce = document.querySelector<HTMLElement>('[property=csp-nonce]')?.nonce ?? '';
  return {
    styleWithNonce: await attempt(() => colourAfter(nonce)),
    styleWithout: await attempt(() => colourAfter('')),
    markup: await attempt(() => {
      document.createElement('div').innerHTML = '<img src=x onerror=alert(1)>';
    }),
    script: await attempt(() => {
      document.createElement('script').text = 'alert(1)';
    }),
    evaluation: await attempt(() => Reflect.get(window, 'eval')('1')),
    secondPolicy: await attempt(() => createPolicy('other')),
    defaultPolicyAgain: await attempt(() => createPolicy('default')),
    ownWorker: await attempt(() => typeof new Worker('/assets/none.js')),
    foreignWorker: await attempt(() => new Worker(`${elsewhere}/worker.js`)),
    textWorker: await attempt(() => new Worker('data:text/javascript,1')),
    foreignFetch: await attempt(() => fetch(`${elsewhere}/`)),
    foreignFetchBrokeRule: await violationBy(() => fetch(`${elsewhere}/`)),
  };
}

/** The directive that forbids this; waits for ever where none does. */
async function violationBy(act: () => Promise<unknown>): Promise<string> {
  const violation = new Promise<string>((resolve) => {
    addEventListener('securitypolicyviolation', ({ blockedURI, effectiveDirective }) => {
      if (blockedURI.startsWith(elsewhere)) resolve(effectiveDirective);
    });
  });
  await act().catch(() => undefined);
  return violation;
}

async function attempt(act: () => unknown): Promise<string> {
  try {
    return String((await act()) ?? 'done');
  } catch (error) {
    return error instanceof Error ? error.name : 'refused';
  }
}

/** Writes a style sheet the way antd does. */
function colourAfter(nonce: string): string {
  const style = document.createElement('style');
  style.nonce = nonce;
  style.innerHTML = 'p { color: rgb(1, 2, 3) }';
  document.head.append(style);
  const { color } = getComputedStyle(document.querySelector('p') ?? document.body);
  style.remove();
  return color;
}

function createPolicy(name: string): void {
  window.trustedTypes?.createPolicy(name, { createHTML: (text) => text, createScriptURL: (text) => text });
}
