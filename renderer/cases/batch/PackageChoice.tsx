import { useQuery } from '@tanstack/react-query';
import { Checkbox, Flex, Segmented, Select } from 'antd';
import { packageShapeSchema } from '#shared/api/packages.ts';
import { useDesk } from '../../app/deskContext.ts';
import { ofRulePack } from '../../app/tabs.ts';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { WatermarkChoice } from '../../parts/WatermarkChoice.tsx';
import { type PackageOptions, savesIntoFolder } from './useMakeFiles.ts';

/** For which platform packages of many cases are made, and as what. */
export function PackageChoice({
  chosen,
  disabled,
  onChosen,
}: {
  chosen: PackageOptions;
  disabled: boolean;
  onChosen: (options: PackageOptions) => void;
}) {
  const { queries, host } = useDesk();
  const profiles = useQuery(queries.rules.profiles.queryOptions(ofRulePack));
  const settings = useQuery(queries.settings.get.queryOptions());
  const failed = profiles.error ?? settings.error;
  if (failed) return <ErrorNote error={failed} />;
  return (
    <Flex vertical gap={10}>
      <Select
        value={chosen.profile ?? settings.data?.profile ?? null}
        loading={!profiles.data || !settings.data}
        disabled={disabled}
        aria-label="交到哪个平台"
        options={(profiles.data ?? []).map(({ id, label }) => ({ value: id, label }))}
        onChange={(profile) => onChosen({ ...chosen, profile })}
      />
      {savesIntoFolder({ host }) && (
        <Segmented
          aria-label="做成什么"
          value={chosen.as}
          disabled={disabled}
          options={[
            { value: 'folder', label: '每个案件一个文件夹' },
            { value: 'zip', label: '合成一个压缩包' },
          ]}
          onChange={(as) => onChosen({ ...chosen, as: packageShapeSchema.parse(as) })}
        />
      )}
      <Checkbox
        checked={chosen.asciiNames}
        disabled={disabled}
        onChange={({ target }) => onChosen({ ...chosen, asciiNames: target.checked })}
      >
        文件名不用中文
      </Checkbox>
      <WatermarkChoice
        wanted={chosen.watermark}
        profile={profiles.data?.find(({ id }) => id === (chosen.profile ?? settings.data?.profile))}
        disabled={disabled}
        onWanted={(watermark) => onChosen({ ...chosen, watermark })}
      />
    </Flex>
  );
}
