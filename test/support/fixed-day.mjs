// A process whose clock starts on the day after the image lists': what is said of support is the same whenever the tests run.

const behind = Date.now() - Date.UTC(2026, 7, 22, 12);
const now = Date.now;
Date.now = () => now() - behind;
globalThis.Date = new Proxy(Date, {
  construct: (date, args, called) => Reflect.construct(date, args.length === 0 ? [Date.now()] : args, called),
});
