import { openVault } from '#backend/vault/openVault.ts';
import { testPassphrase } from './vault.ts';

// Run as a process of its own: opens the vault named in argv, says so, and holds it until it is killed.
const [dir = ''] = process.argv.slice(2);
await openVault({ dir, secret: { passphrase: testPassphrase }, now: new Date() });
console.log('open');
process.stdin.resume();
