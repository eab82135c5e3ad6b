import SearchIcon from '@mui/icons-material/Search';
import { Box, Dialog, InputBase, List, ListItemButton, ListItemText, ListSubheader, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { allows } from '../api/me';
import { kehu } from '../api/kehu';
import { menu } from './menu';
import { useMe, useModuleName } from './useMe';
import { useFormat } from '../show/useFormat';
import { useSettled } from './useSettled';

const visuallyHidden = { position: 'absolute', width: 1, height: 1, m: 0, overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' };

interface Option {
  group: string;
  label: string;
  detail?: string;
  to: string;
  /** Tells it from others that lead to the same page. */
  id?: string;
}

/** Ctrl-K: find a customer, a contact, a product or an order, go to a page, begin something new. */
export function Palette({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const places = usePlaces(text);
  const found = useFound(text);
  const options = [...found, ...places];
  useEffect(() => setChosen(0), [text]);

  const open = (option: Option | undefined) => {
    if (!option) return;
    onClose();
    navigate(option.to);
  };
  const press = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) setChosen((chosen + moves[event.key] + options.length) % Math.max(options.length, 1));
    else if (event.key === 'Enter') open(options[chosen]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog
      open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="palette-title"
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }} slotProps={{ paper: { sx: { mt: { xs: 2, sm: '12vh' }, mx: { xs: 1.5, sm: 3 }, width: '100%' } } }}
    >
      <Box id="palette-title" component="h2" sx={visuallyHidden}>{translate('kehu.menu.search')}</Box>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, px: 2.5, py: 1.75, borderBottom: 1, borderColor: 'divider' }}>
        <SearchIcon color="action" />
        <InputBase
          autoFocus fullWidth value={text} onChange={event => setText(event.target.value)} onKeyDown={press} placeholder={translate('kehu.palette.placeholder')} sx={{ fontSize: '1.0625rem' }}
          inputProps={{
            'aria-label': translate('kehu.palette.placeholder'), 'role': 'combobox', 'aria-expanded': true, 'aria-controls': 'palette', 'aria-autocomplete': 'list',
            'aria-activedescendant': options[chosen] ? `palette-${chosen}` : undefined,
          }}
        />
      </Box>
      <List id="palette" role="listbox" aria-label={translate('kehu.menu.search')} dense sx={{ maxHeight: '50vh', overflow: 'auto', px: 1, py: 1 }}>
        {options.map((option, index) => [
          option.group !== options[index - 1]?.group && (
            <ListSubheader key={`group-${option.group}`} role="presentation" disableSticky sx={{ lineHeight: 2.4, bgcolor: 'transparent', px: 1.5 }}>{option.group}</ListSubheader>
          ),
          <ListItemButton
            key={option.id ?? option.to} id={`palette-${index}`} component="div" role="option" aria-selected={index === chosen} selected={index === chosen} tabIndex={-1}
            onMouseMove={() => setChosen(index)} onClick={() => open(option)} sx={{ px: 1.5 }}
          >
            <ListItemText primary={option.label} secondary={option.detail} slotProps={{ primary: { noWrap: true }, secondary: { noWrap: true } }} />
          </ListItemButton>,
        ])}
        {options.length === 0 && <Typography role="option" aria-selected={false} aria-disabled color="textSecondary" sx={{ p: 1.5 }}>{translate('kehu.palette.none')}</Typography>}
      </List>
      <Typography variant="caption" color="textSecondary" sx={{ px: 2.5, py: 1.25, borderTop: 1, borderColor: 'divider', display: { xs: 'none', sm: 'block' } }}>{translate('kehu.palette.hint')}</Typography>
    </Dialog>
  );
}

/** Pages and beginnings whose names hold the text. */
function usePlaces(text: string): Option[] {
  const translate = useTranslate();
  const name = useModuleName();
  const who = useMe();
  return useMemo(() => {
    const wanted = text.trim().toLowerCase();
    const entries = menu.flatMap(group => group.entries).filter(entry => !entry.needs || allows(who, entry.needs));
    const go = entries.map(entry => ({ group: translate('kehu.palette.go'), label: name(entry.module, translate(entry.label, { smart_count: 2 })), to: entry.to }));
    go.push({ group: translate('kehu.palette.go'), label: translate('kehu.menu.profile'), to: '/profile' });
    const create = entries.filter(entry => entry.creates && allows(who, entry.creates.needs))
      .map(({ creates }) => ({ group: translate('kehu.palette.create'), label: translate(creates!.label), to: creates!.to }));
    return [...create, ...go].filter(option => option.label.toLowerCase().includes(wanted));
  }, [text, translate, name, who]);
}

/** What the text finds, of all kinds that the caller may see. */
function useFound(text: string): Option[] {
  const translate = useTranslate();
  const format = useFormat();
  const q = useSettled(text.trim(), 200);
  const { data } = useQuery({
    queryKey: ['palette', q],
    enabled: q.length > 1,
    queryFn: ({ signal }) => kehu.GET('/v1/search', { params: { query: { q, limit: 6 } }, signal }).then(({ data }) => data!),
  });
  if (!data || q.length < 2 || q !== text.trim()) return [];
  const option = (kind: string, id: string, label: string, to: string, ...detail: (string | undefined)[]) => (
    { group: translate(`kehu.palette.${kind}`), id, label, to, detail: detail.filter(Boolean).join(' · ') }
  );
  return [
    ...data.customers.map(c => option('customers', c.id, c.name, `/customers/${c.id}/show`, c.number, c.contactName, format.place(c.place))),
    ...data.contacts.map(c => option('contacts', c.id, c.name, `/customers/${c.customerId}/show`, c.customerName, c.title, c.emails?.[0])),
    ...data.products.map(p => option('products', p.id, p.name, `/products/${p.id}`, p.code, p.specification)),
    ...data.orders.map(o => option('orders', o.id, o.number, `/orders/${o.id}/show`, o.customerName, o.orderDate)),
  ];
}
