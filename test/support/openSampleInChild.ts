import { createBackend } from '#backend/createBackend.ts';

// Run as a process of its own: makes the sample office in SAMPLE beside the vault VAULT and says each step, to be killed.
const [vaultDir = '', sampleDir = ''] = process.argv.slice(2);
const { client } = await createBackend({ vaultDir, sampleDir, threads: 1 });
for await (const event of await client.vault.openSample()) console.log(JSON.stringify(event));
