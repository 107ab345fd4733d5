import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useLocation, useNavigate } from 'react-router';
import { addresses } from './addresses.ts';
import { useDesk } from './deskContext.ts';
import { ofRulePack } from './tabs.ts';

/** That the office's own rule pack cannot be used: everybody sees other findings than they expect. */
export function RulesBanner() {
  const { queries } = useDesk();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const damaged = useQuery({ ...queries.rules.about.queryOptions(ofRulePack), select: (about) => about.damaged });
  const place = addresses.settings('rules');
  if (!damaged.data || pathname === place) return null;
  return (
    <Alert
      banner
      type="warning"
      role="status"
      title="本机构导入的规则包用不了，现在按随程序安装的规则包检查。"
      action={
        <Button size="small" onClick={() => void navigate(place)}>
          去看看
        </Button>
      }
    />
  );
}
