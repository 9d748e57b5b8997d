using Backboard.Bench.Load;
using Backboard.Bench.Reporting;
using Backboard.Bench.Servers;

namespace Backboard.Bench.Rows;

/// <param name="Own">Median microseconds of a turn less the model's.</param>
/// <param name="Model">Median microseconds in the model.</param>
internal sealed record Sample(double Own, double Model);

/// <summary>One thread, turn after turn, every turn timed; notes when the window first filled and what the model took then.</summary>
internal sealed class SteadyDrive(Run run, HttpClient http, Rig rig)
{
    private readonly ChatClient _client = new(http);
    private readonly HttpClient _model = rig.Model.CreateClient();
    private readonly List<double> _micros = [];
    private Guid? _thread;
    private double _firstModel;

    /// <summary>The first turn that was sent a summary in place of its oldest part.</summary>
    public int FilledAt { get; private set; }

    public async Task UntilAsync(int turns)
    {
        while (_micros.Count < turns)
        {
            var turn = await _client.SendAsync(_thread, Words.Of(_micros.Count + 1), run.Stop);
            _thread = turn.ThreadId;
            _micros.Add(turn.Took.TotalMicroseconds);
            if (_micros.Count % 1_000 == 0) run.Say($"  turn {_micros.Count:N0}: p50 {Statistics.Median(_micros.TakeLast(500)):F0} µs");
            if (FilledAt == 0 && turn.SummaryTokens > 0)
            {
                FilledAt = _micros.Count;
                await ClearModelAsync();
            }
            else if (FilledAt > 0 && _micros.Count == FilledAt + 500)
            {
                _firstModel = await ModelMicrosAsync();
            }
        }
    }

    public Task ClearModelAsync() => ModelReport.ClearAsync(_model, run.Stop);

    public Sample FirstSample(int size)
    {
        if (FilledAt == 0) throw new InvalidOperationException("the window never filled");
        return new Sample(Statistics.Median(_micros.Skip(FilledAt).Take(size)) - _firstModel, _firstModel);
    }

    public async Task<Sample> LastSampleAsync(int size)
    {
        var model = await ModelMicrosAsync();
        return new Sample(Statistics.Median(_micros.TakeLast(size)) - model, model);
    }

    private async Task<double> ModelMicrosAsync() => (await ModelReport.ReadAsync(_model, run.Stop)).ServiceMicros;
}
