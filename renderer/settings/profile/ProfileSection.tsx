import { useQuery } from '@tanstack/react-query';
import { Flex, Radio, Typography } from 'antd';
import { useDesk } from '../../app/deskContext.ts';
import { readError } from '../../app/readError.ts';
import { ofRulePack } from '../../app/tabs.ts';
import { useProvinceName } from '../../app/useProvinceName.ts';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { Waiting } from '../../parts/Waiting.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { StrictnessChoice } from './StrictnessChoice.tsx';
import { useChosen } from './useChosen.ts';

/** By which platform's demands pictures are judged: the profiles side by side, one of them chosen. */
export function ProfileSection() {
  const { client, queries } = useDesk();
  const profiles = useQuery(queries.rules.profiles.queryOptions(ofRulePack));
  const settings = useQuery(queries.settings.get.queryOptions());
  const provinceName = useProvinceName();
  const choose = useChosen('profile', (profile) => client.settings.setProfile({ profile }));
  const failed = profiles.error ?? settings.error;
  if (failed) {
    const retry = () => void Promise.all([profiles.refetch(), settings.refetch()]);
    return <ErrorPanel error={readError(failed)} onRetry={retry} />;
  }
  if (!profiles.data || !settings.data) return <Waiting what="正在读取平台规格" />;
  const chosen = settings.data.profile;
  const labelOf = (id: string) => profiles.data.find((each) => each.id === id)?.label ?? id;
  return (
    <Flex vertical gap={16}>
      <StrictnessChoice chosen={settings.data.strictness} />
      <Typography.Text type="secondary">
        案件里的扫描件按选中的规格检查，改了以后全部重新检查。扫描检查那一页可以另选规格，互不影响。
      </Typography.Text>
      <Radio.Group
        aria-label="平台规格"
        value={chosen}
        onChange={({ target }) =>
          choose(String(target.value), chosen, `已改按“${labelOf(String(target.value))}”检查。`)
        }
        style={{ display: 'block' }}
      >
        <Flex vertical gap={12}>
          {profiles.data.map((profile) => (
            <ProfileCard
              key={profile.id}
              profile={profile}
              chosen={profile.id === chosen}
              provinceName={provinceName}
            />
          ))}
        </Flex>
      </Radio.Group>
    </Flex>
  );
}
