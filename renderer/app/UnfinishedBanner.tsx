import { Alert, Button } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { useUnfinished } from '../intake/useTray.ts';
import { addresses } from './addresses.ts';

/** Files that were to be taken into 收件 before and never were, with the way there; 收件 itself says more. */
export function UnfinishedBanner() {
  const { length } = useUnfinished();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (length === 0 || pathname === addresses.intake) return null;
  return (
    <Alert
      banner
      type="warning"
      role="status"
      title={`上次有 ${length} 个文件没有收完，要再选一次才能收进来。`}
      action={
        <Button size="small" onClick={() => void navigate(addresses.intake)}>
          去收件
        </Button>
      }
    />
  );
}
