// The service worker of visits, served at /visits/sw.js so that it controls the pages of visits and nothing else. It adds
// nothing to the cache: a page of a visit keeps itself, under its reader's name, and other pages drop what is not theirs.
"use strict";
const PREFIX = "visits-";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

const kept = async (request) => {
  for (const name of (await caches.keys()).filter((n) => n.startsWith(PREFIX))) {
    const found = await (await caches.open(name)).match(request, { ignoreVary: true, ignoreSearch: request.mode === "navigate" });
    if (found) return found;
  }
  return null;
};

const drop = async () => {
  for (const name of (await caches.keys()).filter((n) => n.startsWith(PREFIX))) await caches.delete(name);
};

// A page comes from the net while there is one; an answer that leads to the sign-in page ends what was kept.
const page = async (request) => {
  try {
    const fresh = await fetch(request);
    if (fresh.redirected && new URL(fresh.url).pathname === "/sign-in") await drop();
    return fresh;
  } catch (lost) {
    const found = await kept(request);
    if (found) return found;
    throw lost;
  }
};

const part = async (request) => (await kept(request)) ?? fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin || address.searchParams.has("handler")) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (/\.(css|js|svg)$/.test(address.pathname)) event.respondWith(part(request));
});
