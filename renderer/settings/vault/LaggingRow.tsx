import { useQuery } from '@tanstack/react-query';
import { Typography } from 'antd';
import { followable, lagRemedy, sayLagging, sayUnheardKeys } from '#shared/vault/laggingPlace.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { SettingRow } from './SettingRow.tsx';

/** Folders of backups that have not followed another passphrase, recovery code or an erasure yet; nothing where all have. */
export function LaggingRow() {
  const { queries } = useDesk();
  const { data, error } = useQuery(queries.backups.lagging.queryOptions());
  if (error) return <ErrorNote error={error} />;
  if (!data || data.length === 0) return null;
  const follows = data.some(({ what }) => what.some((each) => followable.includes(each)));
  return (
    <SettingRow
      title="落后的备份位置"
      about={`${follows ? `${lagRemedy}连得上的，“设置 → 备份”里的体检也能补上。` : ''}${sayUnheardKeys(data) ?? ''}`}
    >
      <ul aria-label="落后的备份位置" style={{ margin: 0, paddingInlineStart: 20 }}>
        {data.map((place) => (
          <li key={place.folder} style={{ overflowWrap: 'anywhere' }}>
            <Typography.Text type="warning">{sayLagging(place)}</Typography.Text>
          </li>
        ))}
      </ul>
    </SettingRow>
  );
}
