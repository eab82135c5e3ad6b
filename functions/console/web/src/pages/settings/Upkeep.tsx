import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { kehu } from '../../api/kehu';
import { allows } from '../../api/me';
import { ConfirmDialog } from '../../form/ConfirmDialog';
import { useMe } from '../../layout/useMe';
import { SectionCard } from '../../show/Facts';

const works = [
  { name: 'totals', needs: 'order.rebuild', start: () => kehu.POST('/v1/orders/totals/rebuild') },
  { name: 'search', needs: 'customer.rebuild', start: () => kehu.POST('/v1/search/rebuild') },
] as const;

/** Making anew what is kept ready, each as a job. */
export function Upkeep() {
  const translate = useTranslate();
  const navigate = useNavigate();
  const who = useMe();
  const [asked, setAsked] = useState<typeof works[number]>();
  const mine = works.filter(work => allows(who, work.needs));
  if (mine.length === 0) return null;
  const text = (name: string) => translate(`resources.upkeep.${name}`);
  const start = async () => {
    const { data: job } = await asked!.start();
    navigate(`/jobs/${job!.id}`);
  };
  return (
    <SectionCard title={text('name')}>
      <Typography variant="body2" color="textSecondary" sx={{ mt: -1.5, mb: 1.5 }}>{text('about')}</Typography>
      {mine.map(work => (
        <Box key={work.name} sx={{ display: 'flex', gap: 2, alignItems: { sm: 'center' }, flexDirection: { xs: 'column', sm: 'row' }, py: 1.5, borderTop: 1, borderColor: 'divider' }}>
          <Typography variant="body2" sx={{ flex: 1 }}>{text(`${work.name}Help`)}</Typography>
          <Button variant="outlined" onClick={() => setAsked(work)}>{text(work.name)}</Button>
        </Box>
      ))}
      {asked && <ConfirmDialog title={text(asked.name)} text={text(`${asked.name}Help`)} label={text(asked.name)} work={start} onClose={() => setAsked(undefined)} />}
    </SectionCard>
  );
}
