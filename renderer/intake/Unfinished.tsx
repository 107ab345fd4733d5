import { Alert, App, Button, Flex } from 'antd';
import { missingAmong } from '#shared/intake/missingAmong.ts';
import { FilePicker } from '../parts/FilePicker.tsx';

/** Names told; the rest is counted. */
const mostNamed = 5;

/** Files that were to be taken and never were, with a key to choose their folder again: only they are taken then. */
export function Unfinished({
  paths,
  onFiles,
  onGiveUp,
}: {
  paths: readonly string[];
  onFiles: (files: readonly File[]) => void;
  onGiveUp: () => void;
}) {
  const { message } = App.useApp();
  const take = (chosen: readonly File[]) => {
    const found = missingAmong(paths, chosen);
    if (found.length === 0) return void message.info('选的里面没有上次没收完的文件');
    // Under the name they were missed by, so that they are missed no longer.
    onFiles(
      found.map(({ file, path }) =>
        path === file.name ? file : new File([file], path, { lastModified: file.lastModified }),
      ),
    );
  };
  const more = paths.length > mostNamed ? ` 等 ${paths.length} 个` : '';
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={`上次有 ${paths.length} 个文件没有收完`}
      description={`${paths.slice(0, mostNamed).join('、')}${more}。请再选一次原来的文件夹，只收没收完的，收过的不会重复。`}
      action={
        <Flex gap={8}>
          <FilePicker autoFocus type="primary" size="small" folder withFolder onFiles={take}>
            再选文件夹（回车）
          </FilePicker>
          <FilePicker size="small" onFiles={take}>
            再选文件
          </FilePicker>
          <Button size="small" onClick={onGiveUp}>
            不收了
          </Button>
        </Flex>
      }
    />
  );
}
