import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useAllowed } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';

/** Making anew what is kept ready, each as a job. */
export function Upkeep() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const mayRebuild = useAllowed('order.rebuild');
  if (!mayRebuild) return null;
  const totals = async () => {
    const { data: job } = await kehu.POST('/v1/orders/totals/rebuild');
    navigate(`/jobs/${job!.id}`);
  };
  return (
    <SectionCard title={translate('resources.upkeep.name')}>
      <Typography variant="body2" color="textSecondary" sx={{ mt: -1.5, mb: 1.5 }}>{translate('resources.upkeep.about')}</Typography>
      <Box sx={{ display: 'flex', gap: 2, alignItems: { sm: 'center' }, flexDirection: { xs: 'column', sm: 'row' }, pt: 1.5, borderTop: 1, borderColor: 'divider' }}>
        <Typography variant="body2" sx={{ flex: 1 }}>{translate('resources.upkeep.totalsHelp')}</Typography>
        <Button variant="outlined" onClick={() => setAsking(true)}>{translate('resources.upkeep.totals')}</Button>
      </Box>
      {asking && <ConfirmDialog title={translate('resources.upkeep.totals')} text={translate('resources.upkeep.totalsHelp')} label={translate('resources.upkeep.totals')} work={totals} onClose={() => setAsking(false)} />}
    </SectionCard>
  );
}
