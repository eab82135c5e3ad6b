import BoardIcon from '@mui/icons-material/ViewWeekOutlined';
import ListIcon from '@mui/icons-material/ViewListOutlined';
import { ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';

/** Orders as a list, or as a board. */
export function OrderViews({ at }: { at: 'list' | 'board' }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  return (
    <ToggleButtonGroup exclusive size="small" value={at} onChange={(_, chosen: string | null) => chosen && navigate(chosen === 'board' ? '/orders/board' : '/orders')} aria-label={translate('resources.orders.board.views')}>
      <ToggleButton value="list" aria-label={translate('resources.orders.board.list')}><ListIcon fontSize="small" /></ToggleButton>
      <ToggleButton value="board" aria-label={translate('resources.orders.board.name')}><BoardIcon fontSize="small" /></ToggleButton>
    </ToggleButtonGroup>
  );
}
