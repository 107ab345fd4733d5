import { Typography } from 'antd';
import { type PassphraseAdvice as Advice, gradeLabels } from '#shared/vault/passphrase.ts';

const tones = { short: 'danger', weak: 'warning', fair: 'secondary', good: 'success' } as const satisfies Record<
  Advice['grade'],
  string
>;

/** What can honestly be said about a passphrase while it is typed: the grade first, then why. */
export function PassphraseAdvice({ advice: { grade, sentence } }: { advice: Advice }) {
  return (
    <Typography.Text type={tones[grade]}>
      <strong>强度：{gradeLabels[grade]}</strong>　{sentence}
    </Typography.Text>
  );
}
