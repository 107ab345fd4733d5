import { codeFont } from './codeFont.ts';

/** A recovery code in its groups, large enough to copy from. Lines break between groups only. */
export function RecoveryCodeText({ code, size }: { code: string; size: number }) {
  return (
    <output
      aria-label="恢复码"
      style={{
        display: 'block',
        textAlign: 'center',
        fontFamily: codeFont,
        fontSize: size,
        fontWeight: 600,
        letterSpacing: 1,
        lineHeight: 1.6,
      }}
    >
      {code}
    </output>
  );
}
