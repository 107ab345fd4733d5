import type { IntakeItem } from '#shared/api/intake.ts';
import { EmptyState } from '../parts/EmptyState.tsx';

/** What the tray says where it has nothing of a state. */
export function NothingInTray({ state, settled }: { state: IntakeItem['state']; settled: boolean }) {
  if (state === 'accepted')
    return <EmptyState title="还没有放进案件的" next="接受了的文件会列在这里，可以放回去重来。" />;
  if (state === 'dismissed')
    return <EmptyState title="没有放一边的" next="按 X 放到一边的文件会列在这里，随时可以放回去。" />;
  return (
    <EmptyState
      title={settled ? '都处理完了' : '把客户发来的文件和文件夹拖到这里'}
      next="图片、PDF、压缩包都可以，几百个也行。会认出是哪位客户的、哪一种材料，您按一个键确认；确认之前不会放进任何案件。"
    />
  );
}
