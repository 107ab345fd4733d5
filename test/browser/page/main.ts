import '../../../renderer/trustedTypes.ts';
import { startSession } from '../../../renderer/session.ts';
import { attemptEverything } from './attempts.ts';

// The least page that is let in like the desk. What it may do it tries itself: a debugger's script is bound by no policy.
const write = (id: string, text: string) => document.getElementById(id)?.append(text);
write('state', await startSession());
addEventListener('hashchange', async () => {
  if (location.hash === '#attempts') write('outcomes', JSON.stringify(await attemptEverything()));
});
