using System.Runtime.InteropServices;
using System.Text.Json;
using Backboard.Memory.ParserProcess;

namespace Backboard.HostileParser;

/// <summary>What a parser may do that a hostile file has taken over, or that has a bug.</summary>
internal static class Deeds
{
    public static int Do(string deed, string document)
    {
        switch (deed)
        {
            case "allocate":
                List<byte[]> held = [];
                while (true) held.Add(GC.AllocateUninitializedArray<byte>(1 << 20));
            case "allocate natively":
                while (true) AllocateNatively(1 << 20);
            case "loop":
                while (true) Environment.TickCount64.ToString();
            case "wait":
                new ManualResetEventSlim().Wait();
                return 0;
            case "start a tool and wait":
                Tool.Run("sh", ["-c", "echo $$; exec sleep 600"], output =>
                {
                    Say(new { text = $"{Environment.ProcessId} {output.ReadLine()}", chunks = Array.Empty<object>() });
                    output.ReadLine();
                });
                return 0;
            case "report":
                Say(new { text = Surroundings.Report(), chunks = Array.Empty<object>() });
                Say(new { parsed = new { summary = "" } });
                return 0;
            case "write a file":
                File.WriteAllText($"{document}.written", "canary");
                return 0;
            case "garbage":
                Console.Out.WriteLine("no JSON at all");
                return 0;
            case "flood":
                while (true) Console.Out.Write(new string('x', 1 << 16));
            case "half a line":
                Console.Out.Write("{\"text\":\"ab");
                return 0;
            case "lie about places":
                Say(new { text = "abc", chunks = new[] { new { ordinal = 0, start = 2, text = "abc", tokens = 1 } } });
                return 0;
            case "lie about order":
                Say(new { text = "abc", chunks = new[] { new { ordinal = 3, start = 0, text = "abc", tokens = 1 } } });
                return 0;
            case "leave":
                return 7;
            default:
                throw new InvalidOperationException($"'{deed}' is not known.");
        }
    }

    private static void Say(object line) => Console.Out.WriteLine(JsonSerializer.Serialize(line));

    private static unsafe void AllocateNatively(nuint bytes) => NativeMemory.Fill(NativeMemory.Alloc(bytes), bytes, 1);
}
