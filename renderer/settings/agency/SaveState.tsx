import { UndoOutlined } from '@ant-design/icons';
import { Button, Flex, Typography } from 'antd';
import { modifierLabel } from '../../app/shortcuts.ts';

/** Says that what was typed is kept, and takes it back. */
export function SaveState({
  saving,
  done,
  undoable,
  onUndo,
}: {
  saving: boolean;
  done: 'saved' | 'undone' | null;
  /** What undo would take back; null when there is nothing. */
  undoable: string | null;
  onUndo: () => void;
}) {
  return (
    <Flex gap={8} align="center">
      <Typography.Text type="secondary" role="status">
        {saving ? '正在保存…' : done && doneWords[done]}
      </Typography.Text>
      {undoable !== null && (
        <Button size="small" icon={<UndoOutlined aria-hidden />} title={`${modifierLabel}+Z`} onClick={onUndo}>
          撤销：{undoable}
        </Button>
      )}
    </Flex>
  );
}

const doneWords = { saved: '已保存', undone: '已撤销' } as const;
