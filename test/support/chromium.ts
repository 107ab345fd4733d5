import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright';

/** A Chromium of this machine, so that no test depends on one that would have to be fetched. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/microsoft-edge'];

/** Starts Chromium without a window. It resolves no names: whatever a page asks for outside 127.0.0.1 fails at once. */
export async function launchChromium(): Promise<Browser> {
  const installed = places.find(existsSync);
  return chromium.launch({
    ...(installed === undefined ? {} : { executablePath: installed }),
    args: [
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      // Its sandbox refuses to work for root, which build machines often are.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}
