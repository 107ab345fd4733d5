import { Fragment } from 'react';
import { codeFont } from './codeFont.ts';

/** A recovery code in its groups, large enough to copy from. */
export function RecoveryCodeGroups({ code, size }: { code: string; size: number }) {
  const groups = code.split('-');
  return (
    <output
      aria-label="恢复码"
      style={{ display: 'block', textAlign: 'center', fontFamily: codeFont, fontSize: size, lineHeight: 1.6 }}
    >
      {groups.map((group, index) => (
        // A code never changes while it is shown, and groups may be alike: their place is what tells them apart.
        <Fragment key={`${index + 1}-${group}`}>
          <span style={{ whiteSpace: 'nowrap', fontWeight: 600, letterSpacing: 1 }}>{group}</span>
          {index < groups.length - 1 && <span style={{ opacity: 0.45 }}>-</span>}
          {index < groups.length - 1 && <wbr />}
        </Fragment>
      ))}
    </output>
  );
}
