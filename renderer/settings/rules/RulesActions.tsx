import { DownloadOutlined, ImportOutlined, RollbackOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Flex } from 'antd';
import type { NewRules, RulesAbout } from '#shared/api/rules.ts';
import { useDesk } from '../../app/deskContext.ts';
import { saveFile } from '../../app/saveFile.ts';
import { FilePicker } from '../../parts/FilePicker.tsx';
import { useReportError } from '../../parts/useReportError.ts';

/** Import, export and back. */
export function RulesActions({ about, onWanted }: { about: RulesAbout; onWanted: (wanted: NewRules) => void }) {
  const desk = useDesk();
  const { message } = App.useApp();
  const report = useReportError();
  const save = useMutation({
    mutationFn: async () => saveFile(desk, await desk.client.rules.export()),
    onSuccess: (path) => {
      if (path !== null) message.success(`规则包已保存：${path}`);
    },
    onError: report,
  });
  const { before } = about;
  return (
    <Flex gap={8} wrap>
      <FilePicker
        type="primary"
        icon={<ImportOutlined aria-hidden />}
        accept=".zip,.json"
        onFiles={(files) => onWanted({ from: 'files', files })}
      >
        导入
      </FilePicker>
      <Button icon={<DownloadOutlined aria-hidden />} loading={save.isPending} onClick={() => save.mutate()}>
        导出
      </Button>
      <Button
        icon={<RollbackOutlined aria-hidden />}
        disabled={before === null}
        title={before === null ? '还没有换过规则包' : undefined}
        onClick={() => before !== null && onWanted({ from: 'kept', id: before })}
      >
        恢复上一版
      </Button>
    </Flex>
  );
}
