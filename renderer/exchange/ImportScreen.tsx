import { Button, Flex } from 'antd';
import { useState } from 'react';
import { isBundleName } from '#shared/bundle/bundleManifest.ts';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { ImportBundle } from '../bundles/ImportBundle.tsx';
import { DropZone } from '../parts/DropZone.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useReportError } from '../parts/useReportError.ts';
import { ChooseIntake } from './ChooseIntake.tsx';
import { ImportResult } from './ImportResult.tsx';
import { PreviewIntake } from './PreviewIntake.tsx';
import { PreviewPayload } from './PreviewPayload.tsx';
import { isPayloadName, sortHandover } from './sortHandover.ts';
import { useImportWork } from './useImportWork.ts';

/**
 * An intake sheet, or a filing in the official shape, with its scans, or cases a colleague handed over: looked at first,
 * then brought in, with what became of every row and file.
 */
export function ImportScreen() {
  const desk = useDesk();
  const report = useReportError();
  const importing = useImportWork();
  const [sources, setSources] = useState<readonly File[]>([]);
  const { work, chooseSource, leaveSource, chooseScans } = importing;

  const take = async (files: readonly File[]) => {
    const handed = await sortHandover(files);
    const [only, ...others] = handed.sources;
    chooseScans(handed.scans);
    if (others.length > 0) {
      setSources(handed.sources);
      chooseSource(null);
    } else if (only) {
      setSources([]);
      chooseSource(only);
    }
  };
  const saveTemplate = () =>
    desk.client.exchange
      .template()
      .then((file) => saveFile(desk, file))
      .catch(report);
  return (
    <Flex vertical style={{ height: '100%' }}>
      <PageTitle title="导入">
        <Button onClick={() => void saveTemplate()}>保存空白采集表</Button>
      </PageTitle>
      {work.phase === 'choosing' ? (
        <DropZone
          label="把采集表、官方格式的备案资料（可以连同扫描件）或同事的交接包拖到这里"
          onFiles={(files) => void take(files)}
          fill
        >
          {work.source === null ? (
            <ChooseIntake
              sources={sources}
              scans={work.scans.length}
              onFiles={(files) => void take(files)}
              onSource={chooseSource}
            />
          ) : isBundleName(work.source.name) ? (
            <ImportBundle key={work.id} file={work.source} onAnother={() => chooseSource(null)} onOver={leaveSource} />
          ) : isPayloadName(work.source.name) ? (
            <PreviewPayload importing={importing} payload={work.source} onFiles={(files) => void take(files)} />
          ) : (
            <PreviewIntake importing={importing} sheet={work.source} onFiles={(files) => void take(files)} />
          )}
        </DropZone>
      ) : (
        <ImportResult importing={importing} />
      )}
    </Flex>
  );
}
