import { open, PHONE, onTheList, register } from './harness/hall.ts';
import { test } from './harness/test.ts';
test('shots', async ({ page, browser, server }) => {
  test.setTimeout(200_000);
  const chair = await open(page, server);
  const { meeting } = chair;
  const ber = await onTheList(browser, meeting, 'City of Bern');
  await onTheList(browser, meeting, 'City of Quito');
  await onTheList(browser, meeting, 'Quiet Harbour', { isProtected: true });
  const shot = async (p: any, name: string, path: string) => {
    for (const w of [390, 1440]) {
      await p.setViewportSize({ width: w, height: 844 });
      await p.goto(meeting + path);
      await p.waitForTimeout(300);
      await p.screenshot({ path: `/root/t/lang-shots/${name}-${w}.png`, fullPage: true });
    }
  };
  const lang = process.env['SHOT'] ?? 'ar';
  const reader = await (await browser.newContext({ viewport: PHONE, locale: lang, timezoneId: 'Africa/Cairo' })).newPage();
  for (const [n, p] of Object.entries({ meeting: '', register: '/register', live: '/live', rules: '/rules/session-1', order: '/order/session-1', figures: '/figures', exports: '/exports', print: '/list/print' }))
    await shot(reader, `${lang}-${n}`, p);
  await ber.goto(meeting + '/me?lang=' + lang);
  await shot(ber, `${lang}-me`, '/me');
  await shot(ber, `${lang}-held`, '/me/held');
  await shot(ber, `${lang}-swap`, '/me/swap/1');
  await chair.gives('start-segment', { segment: 'session-1-floor' });
  await chair.gives('give-floor', { inscription: '1' });
  await shot(reader, `${lang}-live2`, '/live');
  await shot(ber, `${lang}-me2`, '/me');
  await ber.goto(server.address + '/');
  await ber.screenshot({ path: `/root/t/lang-shots/${lang}-home.png`, fullPage: true });
});
