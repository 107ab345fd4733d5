import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useDesk } from '../app/deskContext.ts';
import { saveFile } from '../app/saveFile.ts';
import { DropZone } from '../parts/DropZone.tsx';
import { PageTitle } from '../parts/PageTitle.tsx';
import { useReportError } from '../parts/useReportError.ts';
import { ChooseIntake } from './ChooseIntake.tsx';
import { ImportResult } from './ImportResult.tsx';
import { PreviewIntake } from './PreviewIntake.tsx';
import { sortHandover } from './sortHandover.ts';
import { useImportWork } from './useImportWork.ts';

/** An intake sheet with its scans: looked at first, then brought in, with what became of every row and file. */
export function ImportScreen() {
  const desk = useDesk();
  const report = useReportError();
  const importing = useImportWork();
  const [sheets, setSheets] = useState<readonly File[]>([]);
  const { work, chooseSheet, chooseScans } = importing;

  const take = (files: readonly File[]) => {
    const handed = sortHandover(files);
    const [only, ...others] = handed.sheets;
    chooseScans(handed.scans);
    if (others.length > 0) {
      setSheets(handed.sheets);
      chooseSheet(null);
    } else if (only) {
      setSheets([]);
      chooseSheet(only);
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
        <DropZone label="把采集表和扫描件拖到这里" onFiles={take} fill>
          {work.sheet === null ? (
            <ChooseIntake sheets={sheets} scans={work.scans.length} onFiles={take} onSheet={chooseSheet} />
          ) : (
            <PreviewIntake importing={importing} sheet={work.sheet} onFiles={take} />
          )}
        </DropZone>
      ) : (
        <ImportResult importing={importing} />
      )}
    </Flex>
  );
}
