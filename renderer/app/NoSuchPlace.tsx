import { Button } from 'antd';
import { useNavigate } from 'react-router';
import { EmptyState } from '../parts/EmptyState.tsx';
import { addresses } from './addresses.ts';

/** An address that leads nowhere: mistyped, or from a version that had other places. */
export function NoSuchPlace() {
  const navigate = useNavigate();
  return (
    <EmptyState title="没有这个页面" next="地址可能写错了，也可能是以前的版本留下的。资料都在，请从左边的菜单进入。">
      <Button type="primary" onClick={() => void navigate(addresses.board)}>
        回到工作台
      </Button>
    </EmptyState>
  );
}
