"""One task blocks its loop for 50 ms while another ticks: how late the tick comes, in blocks."""
import asyncio, json, time

BLOCK = 0.05

async def main():
    worst = 0
    over = False
    async def tick():
        nonlocal worst
        while not over:
            due = time.perf_counter() + 0.001
            await asyncio.sleep(0.001)
            worst = max(worst, time.perf_counter() - due)
    t = asyncio.create_task(tick())
    await asyncio.sleep(0.02)
    worst = 0
    lags = []
    for _ in range(8):
        worst = 0
        time.sleep(BLOCK)
        await asyncio.sleep(0.02)
        lags.append(worst)
    over = True
    await t
    return sorted(lags)[4]

print(json.dumps({"tick lag / block": asyncio.run(main()) / BLOCK}))
