const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const ANDROID = 'Mozilla/5.0 (Linux; Android 12; SM-A127F Build/SP1A.210812.016; wv)';
const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X)';

/** What people's phones call themselves: cameras that open the browser, and the browsers inside chat apps. */
export const PEOPLE: readonly (readonly [name: string, userAgent: string])[] = [
  ['Chrome on Android', `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} Chrome/131.0.0.0 Mobile Safari/537.36`],
  [
    'Samsung Internet',
    `Mozilla/5.0 (Linux; Android 10; K) ${CHROME} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36`,
  ],
  [
    'Cốc Cốc on Android',
    `Mozilla/5.0 (Linux; Android 11; Redmi Note 8) ${CHROME} coc_coc_browser/127.0.234 Chrome/121.0.6167.234 Mobile Safari/537.36`,
  ],
  [
    'UC Browser',
    `Mozilla/5.0 (Linux; U; Android 9; vi; CPH1823 Build/PPR1) ${CHROME} Version/4.0 Chrome/100.0.4896.58 UCBrowser/13.4.0.1306 Mobile Safari/537.36`,
  ],
  ['Firefox on Android', 'Mozilla/5.0 (Android 13; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0'],
  ['Opera Mini', 'Opera/9.80 (Android; Opera Mini/36.2.2254/119.132; U; id) Presto/2.12.423 Version/12.16'],
  ['Safari on iPhone', `${IPHONE} ${SAFARI} Version/16.6 Mobile/15E148 Safari/604.1`],
  ['Google app on iPhone', `${IPHONE} ${SAFARI} GSA/340.0.695551749 Mobile/15E148 Safari/604.1`],
  [
    'Zalo on Android',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36 Zalo android/241101943 ZaloTheme/light ZaloLanguage/vi`,
  ],
  ['Zalo on iPhone', `${IPHONE} ${SAFARI} Mobile/15E148 Zalo iOS/611 ZaloTheme/light ZaloLanguage/vn`],
  [
    'Facebook on Android',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/490.0.0.63.82;]`,
  ],
  [
    'Facebook on iPhone',
    `${IPHONE} ${SAFARI} Mobile/20G75 [FBAN/FBIOS;FBAV/490.0.0.50.110;FBDV/iPhone12,1;FBSV/16.6;FBLC/vi_VN]`,
  ],
  [
    'Messenger on iPhone',
    `${IPHONE} ${SAFARI} Mobile/20G75 [FBAN/MessengerForiOS;FBAV/485.0.0.35.110;FBDV/iPhone12,1;FBSV/16.6]`,
  ],
  [
    'Messenger on Android',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36 [FB_IAB/Orca-Android;FBAV/485.0.0.70.112;]`,
  ],
  [
    'Instagram',
    `${IPHONE} ${SAFARI} Mobile/20G75 Instagram 357.0.0.32.98 (iPhone12,1; iOS 16_6; vi_VN; vi; scale=2.00; 828x1792; 664523876)`,
  ],
  [
    'TikTok',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36 musical_ly_2023700040 BytedanceWebview/d8a21c6 trill_370004`,
  ],
  ['Viber', `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36 Viber/24.1.0.3`],
  ['Line', `${IPHONE} ${SAFARI} Mobile/15E148 Safari Line/14.18.1`],
  [
    'Telegram on Android',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36 Telegram-Android/11.4.2 (Samsung SM-A127F; Android 12; SDK 31; AVERAGE)`,
  ],
  [
    'WeChat',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/126.0.6478.188 Mobile Safari/537.36 MicroMessenger/8.0.53.2740(0x28003536) NetType/4G Language/vi`,
  ],
  [
    'a bank’s app that reads codes',
    `${ANDROID} ${CHROME} Version/4.0 Chrome/131.0.6778.81 Mobile Safari/537.36`,
  ],
  ['Chrome on a desk', `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Chrome/131.0.0.0 Safari/537.36`],
];

/** What previews of chat apps, crawlers and tools call themselves. */
export const ROBOTS: readonly (readonly [name: string, userAgent: string])[] = [
  [
    'Facebook and Messenger previews',
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  ],
  [
    'Meta’s crawler',
    'meta-externalagent/1.1 (+https://developers.facebook.com/docs/sharing/webmasters/crawler)',
  ],
  [
    'Apple Messages previews',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
  ],
  ['WhatsApp previews', 'WhatsApp/2.24.23.78 A'],
  ['Telegram previews', 'TelegramBot (like TwitterBot)'],
  ['Viber previews', 'Viber'],
  [
    'Skype previews',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com',
  ],
  ['Slack previews', 'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)'],
  ['Discord previews', 'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)'],
  ['X previews', 'Twitterbot/1.0'],
  ['Line previews', 'facebookexternalhit/1.1;line-poker/1.0'],
  [
    'KakaoTalk previews',
    'facebookexternalhit/1.1; kakaotalk-scrap/1.0; +https://devtalk.kakao.com/t/scrap/33984',
  ],
  [
    'Googlebot, which runs pages',
    `Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) ${CHROME} Chrome/131.0.6778.69 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)`,
  ],
  [
    'bingbot',
    `Mozilla/5.0 ${CHROME}; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36`,
  ],
  ['Cốc Cốc’s crawler', 'Mozilla/5.0 (compatible; coccocbot-web/1.0; +http://help.coccoc.com/searchengine)'],
  [
    'Applebot',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_5) ${SAFARI} Version/13.1.1 Safari/605.1.15 (Applebot/0.1; +http://www.apple.com/go/applebot)`,
  ],
  ['YandexBot', 'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)'],
  [
    'Bytespider',
    `Mozilla/5.0 (Linux; Android 5.0) ${CHROME} Mobile Safari/537.36 (compatible; Bytespider; spider-feedback@bytedance.com)`,
  ],
  ['GPTBot', `Mozilla/5.0 ${CHROME}; compatible; GPTBot/1.2; +https://openai.com/gptbot)`],
  ['AhrefsBot', 'Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)'],
  ['headless Chrome', `Mozilla/5.0 (X11; Linux x86_64) ${CHROME} HeadlessChrome/131.0.0.0 Safari/537.36`],
  [
    'Lighthouse',
    `Mozilla/5.0 (Linux; Android 11; moto g power (2022)) ${CHROME} Chrome/131.0.0.0 Mobile Safari/537.36 Chrome-Lighthouse`,
  ],
  ['curl', 'curl/8.5.0'],
  ['Python', 'python-requests/2.32.3'],
  ['Go', 'Go-http-client/1.1'],
  ['nothing at all', ''],
];
