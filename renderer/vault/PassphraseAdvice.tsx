import { Typography } from 'antd';
import { type PassphraseAdvice as Advice, advisePassphrase } from '#shared/vault/passphrase.ts';

const tones = { short: 'danger', weak: 'warning', fair: 'secondary', good: 'success' } as const satisfies Record<
  Advice['grade'],
  string
>;

/** What can honestly be said about a passphrase while it is typed. */
export function PassphraseAdvice({ typed }: { typed: string }) {
  const { grade, sentence } = advisePassphrase(typed);
  return <Typography.Text type={tones[grade]}>{sentence}</Typography.Text>;
}
