import { Alert, Typography } from 'antd';
import { type CaseDamage, sayCaseDamage, sayWayOut } from '#shared/doctor/wayOut.ts';

/** Says that the list is not whole because the database is broken, and which backup to restore. */
export function DamageNote({ damage }: { damage: CaseDamage }) {
  const [first = '', ...more] = sayWayOut(damage.backup);
  return (
    <Alert
      type="error"
      showIcon
      title={sayCaseDamage(damage)}
      description={
        <>
          <div>{first}</div>
          {more.map((line) => (
            <Typography.Text key={line} type="secondary" copyable={{ text: line }} style={{ display: 'block' }}>
              {line}
            </Typography.Text>
          ))}
        </>
      }
    />
  );
}
