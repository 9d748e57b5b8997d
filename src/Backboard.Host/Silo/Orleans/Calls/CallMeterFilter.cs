using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Backboard.Host;

/// <summary>
/// Meter <c>Backboard.Grains</c>: how many calls this silo's grains were given, how long they took (waiting readers included), and how many
/// threw. Tags: <c>grain</c> and <c>method</c>.
/// </summary>
internal sealed class CallMeterFilter : IIncomingGrainCallFilter
{
    public const string MeterName = "Backboard.Grains";

    private readonly Counter<long> _calls;
    private readonly Counter<long> _failures;
    private readonly Histogram<double> _duration;
    private readonly TimeProvider _time;

    public CallMeterFilter(IMeterFactory meters, TimeProvider time)
    {
        var meter = meters.Create(MeterName);
        _calls = meter.CreateCounter<long>("backboard.grain.calls", "{call}", "Calls that grains of this silo were given.");
        _failures = meter.CreateCounter<long>("backboard.grain.failures", "{call}", "Calls that ended with an exception.");
        _duration = meter.CreateHistogram<double>("backboard.grain.duration", "s", "From a call's arrival to its end.");
        _time = time;
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        var tags = new TagList { { "grain", context.TargetId.Type.ToString() }, { "method", context.MethodName } };
        var started = _time.GetTimestamp();
        var hasFailed = true;
        try
        {
            await context.Invoke();
            hasFailed = false;
        }
        finally
        {
            _calls.Add(1, tags);
            _duration.Record(_time.GetElapsedTime(started).TotalSeconds, tags);
            if (hasFailed)
                _failures.Add(1, tags);
        }
    }
}
