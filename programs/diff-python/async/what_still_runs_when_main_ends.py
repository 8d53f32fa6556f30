import asyncio


async def job(n, pauses):
    print("job", n)
    try:
        for i in range(pauses):
            await asyncio.sleep(0)
            print("job", n, "after pause", i)
    except asyncio.CancelledError:
        print("job", n, "cancelled")
        raise


async def main(error):
    for n in range(3):
        asyncio.create_task(job(n, n))
    if error:
        raise ValueError("main fails")
    return "main ends"


for error in (False, True):
    try:
        print(asyncio.run(main(error)))
    except ValueError as e:
        print("caught", e)
