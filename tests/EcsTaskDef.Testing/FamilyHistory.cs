namespace EcsTaskDef.Testing;

/// <summary>
/// One operation of one family: when it was called and answered, what it was and what it got. One that nobody heard the answer of, and
/// that took effect, was answered at <see cref="Never"/>: it may have its moment at any time after the call.
/// </summary>
public sealed record Operation(long Called, long Returned, string What, string Answer)
{
    /// <summary>After all others.</summary>
    public const long Never = long.MaxValue;

    public static (string Family, Operation Operation) Parse(string line)
    {
        string[] halves = line.Split(" | ", 2);
        string[] words = halves[0].Split(' ', 4);
        long called = long.Parse(words[0], CultureInfo.InvariantCulture), returned = long.Parse(words[1], CultureInfo.InvariantCulture);
        return (words[2], new(called, returned, words[3], halves[1]));
    }
}

/// <summary>
/// A family by itself. Its state is a text: two characters for each revision ever made, its status (Active, Inactive,
/// Deleting, or - when it is gone) and its tag.
/// </summary>
public static class FamilyModel
{
    /// <summary>The state after an operation that got this answer; null when it cannot have got it in this state.</summary>
    public static string? After(string state, string what, string answer)
    {
        string[] words = what.Split(' ');
        int number = words.Length > 1 && int.TryParse(words[1], CultureInfo.InvariantCulture, out int parsed) ? parsed : 0;
        bool refused = answer.StartsWith("no: ", StringComparison.Ordinal);
        switch (words[0])
        {
            case "register":
                return refused ? state : answer == Text(state.Length / 2 + 1) ? state + "A-" : null;
            case "registermany":
                int next = state.Length / 2 + 1;
                string given = string.Join(' ', Enumerable.Range(next, number).Select(Text));
                return answer == given ? state + string.Concat(Enumerable.Repeat("A-", number)) : null;
            case "deregister":
                return Status(state, number) switch
                {
                    'A' or 'I' => refused ? null : With(state, number, 'I'),
                    'D' =>
                        refused ? answer.Contains(
                            "process of being deleted", StringComparison.Ordinal) ? state : With(state, number, '-') : null,
                    _ => refused ? state : null,
                };
            case "delete":
                return Delete(state, words[1..], answer.Split(' '));
            case "tag":
                return Status(state, number) switch
                {
                    'A' or 'I' => refused ? null : Tagged(state, number, words[2][0]),
                    'D' => refused ? With(state, number, '-') : Tagged(state, number, words[2][0]),
                    _ => refused ? state : null,
                };
            case "describe":
                char status = Status(state, number);
                if (refused) return status switch { 'D' => With(state, number, '-'), '-' => state, _ => null };
                return status != '-' && answer == $"{Word(status)} {state[number * 2 - 1]}" ? state : null;
            case "latest":
                int latest = state.Length / 2;
                while (latest > 0 && Status(state, latest) != 'A') latest--;
                return refused ? (latest == 0 ? state : null) : (answer == Text(latest) ? state : null);
            default:
                // One page.
                char listed = words[1][0];
                int[] all = Enumerable.Range(1, state.Length / 2).Where(n => Status(state, n) == listed).ToArray();
                string page = string.Join(' ', all.Take(100).Select(Text)) + (all.Length > 100 ? " …" : "");
                return answer == page ? state : null;
        }
    }

    // One change: all of them or none.
    private static string? Delete(string state, string[] numbers, string[] answers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            int number = int.Parse(numbers[i], CultureInfo.InvariantCulture);
            string? after = (Status(state, number), answers[i]) switch
            {
                ('A', "active") => state,
                ('I', "ok") or ('D', "ok") => With(state, number, 'D'),
                ('D', "missing") => With(state, number, '-'),
                ('-', "missing") => state,
                _ => null,
            };
            if (after is null) return null;
            state = after;
        }

        return state;
    }

    private static char Status(string state, int number) => number * 2 <= state.Length ? state[number * 2 - 2] : '-';

    private static string With(string state, int number, char status) =>
        number * 2 > state.Length ? state : state[..(number * 2 - 2)] + status + state[(number * 2 - 1)..];

    private static string Tagged(string state, int number, char tag) => state[..(number * 2 - 1)] + tag + state[(number * 2)..];

    private static string Word(char status) => status switch { 'A' => "ACTIVE", 'I' => "INACTIVE", _ => "DELETE_IN_PROGRESS" };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>
/// Finds an order of a family's operations in which each takes effect at one moment between its call and its return and
/// gets the answer that it got (Wing and Gong's search with Lowe's memory of what was tried).
/// </summary>
public static class FamilyHistory
{
    /// <summary>Null when there is such an order; otherwise how far it goes.</summary>
    public static string? Check(IEnumerable<Operation> history) => Check(history, FamilyModel.After, "");

    /// <summary>The same of anything whose state is a text.</summary>
    /// <param name="history">What was done to it.</param>
    /// <param name="model">The state after an operation, of a state, the operation and its answer; null = it cannot be.</param>
    /// <param name="state">The state at first.</param>
    public static string? Check(IEnumerable<Operation> history, Func<string, string, string, string?> model, string state)
    {
        Operation[] operations = history.OrderBy(static o => o.Called).ToArray();
        Entry head = Link(operations);
        Stack<(Entry Call, string State)> done = new();
        HashSet<(string State, string Done)> tried = [];
        char[] linearized = new string('0', operations.Length).ToCharArray();
        string furthest = "";
        int most = -1;
        Entry? entry = head.Next;
        while (head.Next is not null)
        {
            if (entry!.Match is { } returned)
            {
                Operation operation = operations[entry.Number];
                if (model(state, operation.What, operation.Answer) is { } after)
                {
                    linearized[entry.Number] = '1';
                    if (tried.Add((after, new string(linearized))))
                    {
                        done.Push((entry, state));
                        state = after;
                        entry.Unlink();
                        returned.Unlink();
                        entry = head.Next;
                        continue;
                    }

                    linearized[entry.Number] = '0';
                }

                entry = entry.Next;
                continue;
            }

            // The return of an operation that found no place.
            if (done.Count > most)
            {
                most = done.Count;
                Operation stuck = operations[entry.Number];
                furthest =
                    $"after {most} of {operations.Length} operations, in state {state}, '{stuck.What}' cannot have answered "
                        + $"'{stuck.Answer}'";
            }

            if (done.Count == 0) return furthest;
            (Entry call, state) = done.Pop();
            linearized[call.Number] = '0';
            call.Match!.Relink();
            call.Relink();
            entry = call.Next;
        }

        return null;
    }

    private static Entry Link(Operation[] operations)
    {
        List<(long Time, int IsCall, Entry Entry)> entries = [];
        for (int i = 0; i < operations.Length; i++)
        {
            Entry returned = new(i, null);
            entries.Add((operations[i].Called, 0, new Entry(i, returned)));
            entries.Add((operations[i].Returned, 1, returned));
        }

        Entry head = new(-1, null), last = head;
        foreach ((_, _, Entry entry) in entries.OrderBy(static e => e.Time).ThenBy(static e => e.IsCall))
        {
            last.Next = entry;
            entry.Previous = last;
            last = entry;
        }

        return head;
    }

    private sealed class Entry(int number, Entry? match)
    {
        public int Number => number;

        /// <summary>The return of a call; null for a return.</summary>
        public Entry? Match => match;

        public Entry? Next { get; set; }

        public Entry? Previous { get; set; }

        public void Unlink()
        {
            Previous!.Next = Next;
            if (Next is not null) Next.Previous = Previous;
        }

        public void Relink()
        {
            Previous!.Next = this;
            if (Next is not null) Next.Previous = this;
        }
    }
}
