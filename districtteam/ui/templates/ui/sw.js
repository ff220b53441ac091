// The frame of the pages is kept on the device; pages come from the network first. What was read
// stays readable without one, until the reader signs out.
"use strict";
const SHELL = "shell-{{ version }}";
const PAGES = "pages";
const FRAME = [{% for url in frame %}"{{ url }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const AWAY = "{{ away }}";
const MOST = 30;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll([...FRAME, AWAY])).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => Promise.all(names.filter((name) => name !== SHELL && name !== PAGES).map((name) => caches.delete(name)));
  event.waitUntil(caches.keys().then(old).then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "leave") event.waitUntil(caches.delete(PAGES));
});

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (FRAME.includes(url.pathname)) event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  else if (request.mode === "navigate") event.respondWith(page(request));
});

async function page(request) {
  try {
    const answer = await fetch(request);
    const personal = !/no-store/.test(answer.headers.get("Cache-Control") || "");
    if (answer.ok && !answer.redirected && personal) await keep(request, answer.clone());
    return answer;
  } catch (problem) {
    return (await caches.match(request)) || (await caches.match(AWAY)) || Response.error();
  }
}

async function keep(request, answer) {
  const cache = await caches.open(PAGES);
  await cache.put(request, answer);
  const kept = await cache.keys();
  await Promise.all(kept.slice(0, Math.max(0, kept.length - MOST)).map((old) => cache.delete(old)));
}
