# A thread pool "downloads" pages: as they complete, in the order of submission, and by map.
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

PAGES = {"/a": 3, "/b": 1, "/c": 2}


def download(url):
    time.sleep(0.01 * PAGES[url])
    if url == "/c":
        raise ConnectionError(f"cannot reach {url}")
    return f"<page {url}>"


with ThreadPoolExecutor(max_workers=3) as executor:
    futures = {executor.submit(download, page): page for page in PAGES}
    outcome = {}
    for future in as_completed(futures):
        url = futures[future]
        try:
            outcome[url] = future.result()
        except ConnectionError as e:
            outcome[url] = f"failed: {e}"
    for page in PAGES:
        print(page, outcome[page])
    print(list(executor.map(download, ["/a", "/b"])))
