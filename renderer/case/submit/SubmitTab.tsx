import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Flex, Segmented, Select, Typography } from 'antd';
import { useState } from 'react';
import { z } from 'zod';
import type { OpenedCase } from '#shared/api/cases.ts';
import { packageShapeSchema } from '#shared/api/packages.ts';
import { onceAPicture } from '#shared/packages/onceAPicture.ts';
import { useDesk } from '../../app/deskContext.ts';
import { usePreference } from '../../app/preferences.ts';
import { readError } from '../../app/readError.ts';
import { ofRulePack } from '../../app/tabs.ts';
import { FillingButton } from '../../filling/FillingButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorNote } from '../../parts/ErrorNote.tsx';
import { ErrorPanel } from '../../parts/ErrorPanel.tsx';
import { useKept } from '../../parts/useKept.ts';
import { useReportError } from '../../parts/useReportError.ts';
import { Waiting } from '../../parts/Waiting.tsx';
import { WatermarkChoice } from '../../parts/WatermarkChoice.tsx';
import { WorkProgress } from '../../parts/WorkProgress.tsx';
import { CheckZone } from './CheckZone.tsx';
import { MadePackageCard } from './MadePackageCard.tsx';
import { PackedList } from './PackedList.tsx';
import { RefusedPackage } from './RefusedPackage.tsx';
import { isOfAnother } from './submitWork.ts';
import { usePackage } from './usePackage.ts';
import './submit.css';

/** Where a case leaves the desk: the package for a platform is made, saved and looked through again. */
export function SubmitTab({ opened }: { opened: OpenedCase }) {
  const { client, queries, host } = useDesk();
  const report = useReportError();
  const profiles = useQuery(queries.rules.profiles.queryOptions(ofRulePack));
  const settings = useQuery(queries.settings.get.queryOptions());
  const { work, changed, make, cancel } = usePackage(opened);
  // Whoever is led to a problem and comes back finds the platform they had chosen.
  const [chosen, setChosen] = useKept<string | null>(`submit.profile.${opened.application.filingCase.number}`, null);
  /** True once a package was begun here: the button that was pressed for it goes away, or rests, meanwhile. */
  const [began, setBegan] = useState(false);
  const [asciiNames, setAsciiNames] = usePreference('package.asciiNames', z.boolean(), false);
  const [watermark, setWatermark] = usePreference('package.watermark', z.boolean(), true);
  const [as, setAs] = usePreference('package.as', packageShapeSchema, 'zip');
  const failed = profiles.error ?? settings.error;
  if (failed) {
    const retry = () => void Promise.all([profiles.refetch(), settings.refetch()]);
    return <ErrorPanel error={readError(failed)} onRetry={retry} />;
  }
  if (!profiles.data || !settings.data) return <Waiting what="正在读取平台规格" />;
  const profile = chosen ?? (work.state === 'made' ? work.made.wish.profile : settings.data.profile);
  const marks = profiles.data.find(({ id }) => id === profile)?.watermark !== 'refused';
  const another = isOfAnother(work, { profile, asciiNames, watermark: marks ? watermark : null });
  const labelOf = (id: string) => profiles.data.find((each) => each.id === id)?.label ?? id;
  const intoFolders = host.savesFiles && host.choosesFolders;
  const { number: caseNumber } = opened.application.filingCase;
  const begin = async () => {
    const wish = { profile, asciiNames, watermark, override: null };
    setBegan(true);
    if (as === 'zip' || !intoFolders) return make(wish, null);
    const { path } = await client.host.chooseFolder();
    if (path !== null) make(wish, path);
  };
  const running = work.state === 'making';
  return (
    <Flex vertical gap={14}>
      <Flex gap={12} align="center" wrap>
        <Select
          value={profile}
          onChange={setChosen}
          disabled={running}
          aria-label="交到哪个平台"
          style={{ width: 260 }}
          options={profiles.data.map(({ id, label }) => ({ value: id, label }))}
        />
        {intoFolders && (
          <Segmented
            aria-label="做成什么"
            value={as}
            disabled={running}
            options={[
              { value: 'zip', label: '压缩包' },
              { value: 'folder', label: '文件夹' },
            ]}
            onChange={setAs}
          />
        )}
        <Checkbox checked={asciiNames} disabled={running} onChange={({ target }) => setAsciiNames(target.checked)}>
          文件名不用中文
        </Checkbox>
        <WatermarkChoice
          wanted={watermark}
          profile={profiles.data.find(({ id }) => id === profile)}
          disabled={running}
          onWanted={setWatermark}
        />
        <Button type="primary" disabled={running} onClick={() => begin().catch(report)}>
          {work.state === 'made' && !another ? '重新生成' : '生成提交包'}
        </Button>
        <span style={{ flex: 1 }} />
        <FillingButton caseNumber={caseNumber} />
      </Flex>
      {running && (
        <>
          <WorkProgress done={work.done} total={work.total} label={work.label} onCancel={cancel} />
          <PackedList caseNumber={caseNumber} rows={work.rows} running />
        </>
      )}
      {work.state === 'failed' && <ErrorNote error={work.error} />}
      {work.state === 'idle' && (
        <EmptyState
          title="还没有生成提交包"
          next="提交包里是平台要的全部文件：图片按平台的要求调整好、按表单的顺序编号，还有打印过、等签字盖章的文书、填写内容和一份清单，交之前再替您检查一遍。"
        />
      )}
      {another && work.state === 'made' && (
        <Alert
          type="info"
          showIcon
          role="status"
          title={`之前做好的是“${labelOf(work.made.wish.profile)}”的那一份，和现在选的不一样。`}
          description="平台、文件名或水印改过了；要按现在选的来，请点“生成提交包”。"
          action={
            <Button
              onClick={() => {
                setChosen(work.made.wish.profile);
                setAsciiNames(work.made.wish.asciiNames);
                if (work.made.wish.watermark !== watermark) setWatermark(work.made.wish.watermark);
              }}
            >
              看之前那一份
            </Button>
          }
        />
      )}
      {changed && !another && (
        <Alert type="warning" showIcon title="做好以后，案件又改过，这一份已经不是最新的。请重新生成。" />
      )}
      {work.state === 'refused' && !another && (
        <>
          <RefusedPackage
            caseNumber={caseNumber}
            profileLabel={labelOf(work.wish.profile)}
            problems={onceAPicture(work.findings, opened)}
            onOverride={(override) => {
              setBegan(true);
              make({ ...work.wish, override }, work.folder);
            }}
          />
          {work.rows.length > 0 && (
            <>
              <Typography.Text type="secondary">已经按平台调整好、还没有打包的图片：</Typography.Text>
              <PackedList caseNumber={caseNumber} rows={work.rows} />
            </>
          )}
        </>
      )}
      {work.state === 'made' && !another && (
        <MadePackageCard
          key={work.made.content}
          caseNumber={caseNumber}
          made={work.made}
          profileLabel={labelOf(work.made.wish.profile)}
          focusResult={began}
        />
      )}
      <CheckZone />
    </Flex>
  );
}
