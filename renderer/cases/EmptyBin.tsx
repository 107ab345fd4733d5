import { Button } from 'antd';
import { EmptyState } from '../parts/EmptyState.tsx';

/** Nothing was set aside: what the 回收站 is for, and the way back. */
export function EmptyBin({ onLeave }: { onLeave: () => void }) {
  return (
    <EmptyState
      title="回收站是空的"
      next="建错的、不办了的案件可以移到回收站：在案件列表里选中它，再点“移到回收站”。移错了随时可以恢复。"
    >
      <Button type="primary" autoFocus onClick={onLeave}>
        回到案件列表
      </Button>
    </EmptyState>
  );
}
