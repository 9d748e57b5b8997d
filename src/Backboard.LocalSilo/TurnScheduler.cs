namespace Backboard.LocalSilo;

/// <summary>
/// Runs the tasks of one activation in order, one at a time, on the thread pool. ConcurrentExclusiveSchedulerPair
/// promises the same at several times the memory, which a hundred thousand idle grains would notice.
/// </summary>
internal sealed class TurnScheduler : TaskScheduler, IThreadPoolWorkItem
{
    private const int TasksPerRun = 64;
    private const int CapacityKeptWhenIdle = 16;

    private readonly Queue<Task> ready = new();
    private bool running;

    public override int MaximumConcurrencyLevel => 1;

    protected override void QueueTask(Task task)
    {
        lock (ready)
        {
            ready.Enqueue(task);
            if (running) return;
            running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: true);
    }

    public void Execute()
    {
        for (var i = 0; i < TasksPerRun; i++)
        {
            Task? task;
            lock (ready)
            {
                if (!ready.TryDequeue(out task))
                {
                    if (ready.Capacity > CapacityKeptWhenIdle) ready.TrimExcess();
                    running = false;
                    return;
                }
            }

            TryExecuteTask(task);
        }

        // A busy grain goes to the back of the pool's queue, so that others get their turn.
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && Current == this && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (ready) return [.. ready];
    }
}
