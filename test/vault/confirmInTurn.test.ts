import { expect, it, vi } from 'vitest';
import { openSlot } from '#backend/vault/keySlots.ts';
import { renewRecoveryCode } from '#backend/vault/recoverySlot.ts';
import { caseDesk } from '#test/support/caseDesk.ts';
import { testPassphrase as passphrase } from '#test/support/vault.ts';

vi.mock('#backend/vault/keySlots.ts', { spy: true });
vi.mock('#backend/vault/recoverySlot.ts', { spy: true });

it('an old recovery code that is typed while a new one is being made confirms nothing', async () => {
  await using desk = await caseDesk();
  const { client, recoveryCode } = desk;
  const { renewRecoveryCode: renew } = await vi.importActual<typeof import('#backend/vault/recoverySlot.ts')>(
    '#backend/vault/recoverySlot.ts',
  );
  let confirming: Promise<void> | null = null;
  vi.mocked(renewRecoveryCode).mockImplementationOnce(async (...args) => {
    vi.mocked(openSlot).mockClear();
    confirming = desk.desk.confirmRecovery(recoveryCode);
    confirming.catch(() => undefined);
    // Not in turn, it would be opening the old key file by now, and would be through before that is replaced.
    if (vi.mocked(openSlot).mock.calls.length > 0) await confirming;
    return renew(...args);
  });
  const renewed = await client.vault.renewRecovery({ passphrase });
  await expect(confirming).rejects.toMatchObject({ code: 'recoveryCodeWrong' });
  expect(await client.vault.status()).toMatchObject({ recoveryConfirmed: false });
  await client.vault.confirmRecovery({ recoveryCode: renewed.recoveryCode });
  expect(await client.vault.status()).toMatchObject({ recoveryConfirmed: true });
});
