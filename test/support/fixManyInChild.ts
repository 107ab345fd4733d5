import { createBackend } from '#backend/createBackend.ts';

// Run as a process of its own: straightens all scans of a case in the vault VAULT and says each event, to be killed.
const [vaultDir = '', passphrase = '', caseNumber = ''] = process.argv.slice(2);
const { client } = await createBackend({ vaultDir, threads: 2 });
await client.vault.unlock({ passphrase });
for await (const event of await client.materials.fixMany({ cases: [caseNumber] })) console.log(JSON.stringify(event));
